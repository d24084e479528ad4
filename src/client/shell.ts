import {drawIn} from "../components/dom.js";
import {watchDownloads} from "./chartDownload.js";
import {watchFind} from "./find.js";
import {carryFilters, watchKeys, watchMenu} from "./nav.js";
import {watchTheme} from "./theme.js";

// Before any page draws: module scripts run in the order in which they stand in the page.
drawIn(document);

const part = (name: string) => document.querySelector<HTMLElement>(`[data-shell="${name}"]`);
const side = document.querySelector<HTMLElement>(".qd-side");

const openMenu = watchMenu(part("menu"), side);
const find = () => {
  if (side && getComputedStyle(side).display === "none") openMenu(true);
  const input = side?.querySelector("input");
  input?.focus();
  input?.select();
};

watchTheme(part("theme"));
carryFilters();
watchKeys(find);
watchDownloads();
watchFind(document.querySelector<HTMLElement>(".qd-find"));
part("find")?.addEventListener("click", find);

/** Most pages hold no Japanese name: its hundred faces come when everything else is there. */
addEventListener("load", () => {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("../../style/fonts/japanese.css", import.meta.url).href;
  document.head.append(link);
});
