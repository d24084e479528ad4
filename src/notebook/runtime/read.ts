import type {Table} from "apache-arrow";

/** Reads from the engine; fails once the result is lost. */
export type Read = (sql: string, params?: readonly unknown[]) => Promise<Table>;
