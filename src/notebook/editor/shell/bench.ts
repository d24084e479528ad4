import type {Command} from "../parts.js";
import type {Desk} from "./desk.js";
import type {FileSurroundings} from "./saving.js";
import type {ExplorerPane} from "./explorerPane.js";
import type {Frame} from "./frame.js";
import type {Keeper} from "./keeper.js";
import type {Palette} from "./palette.js";
import type {Panel} from "./panel.js";

/** What commands and the palette reach of the workbench. */
export interface Bench {
  readonly desk: Desk;
  readonly keeper: Keeper;
  readonly frame: Frame;
  readonly panel: Panel;
  readonly palette: Palette;
  readonly files: FileSurroundings;
  /** changes between light and dark */
  readonly theme: HTMLButtonElement;
  readonly explorer: ExplorerPane;
  /** goes to a cell of the notebook that is shown */
  reveal(cell: string, at?: number): void;
  /** says in the status bar what was done */
  say(words: string): void;
  /** every command there is now */
  commands(): readonly Command[];
  /** runs a command; what goes wrong is said in the status bar */
  run(id: string): void;
}
