import type {NotebookViewOptions, SchemaTable} from "../parts.js";

/** The tables of the warehouse as far as they are known. */
export class KnownTables {
  /** empty until they are known */
  now: readonly SchemaTable[] = [];

  constructor(private readonly schema: NotebookViewOptions["schema"]) {}

  /** Asks for the tables; none where the engine fails, which its queries will tell. */
  async read(): Promise<readonly SchemaTable[]> {
    try {
      this.now = await this.schema();
    } catch {
      // without tables completion offers the rest
    }
    return this.now;
  }
}
