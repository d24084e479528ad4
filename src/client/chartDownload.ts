import {chartFile} from "../components/download/chartFile.js";
import type {ChartFile, ChartFileText} from "../components/download/chartFile.js";
import type {ChartDownload} from "../components/download/downloadMenu.js";
import {DOWNLOAD} from "../components/download/downloadMenu.js";
import {tableCsv} from "../components/download/tableCsv.js";
import {fileName} from "../lib/fileName.js";
import {formatFor} from "../lib/format.js";
import {addressValues} from "./address.js";
import {downloadBlob, downloadCsv} from "./download.js";
import {pageDrawing} from "./pageDrawing.js";
import {loadedFaces} from "./pageFonts.js";

/** Hands out the charts that readers ask for, wherever on the page they stand. */
export function watchDownloads(): void {
  document.addEventListener(DOWNLOAD, (event) => {
    void handOut((event as CustomEvent<ChartDownload>).detail);
  });
}

async function handOut({kind, card, chart, table, laid_out = false}: ChartDownload): Promise<void> {
  const {as_of, quarter = as_of} = document.querySelector<HTMLElement>(".qd-fresh")?.dataset ?? {};
  const said = (selector: string) =>
    (card.querySelector(`:scope > ${selector}`)?.textContent ?? "").replace(/\s+/g, " ").trim();
  const title = said("h2");
  const page = /([^/]*?)(\.html)?$/.exec(location.pathname)![1]!.replace(/^(index)?$/, "overview");
  const period = addressValues().quarter ?? quarter ?? "";
  const name = (extension: string) => fileName([page, title, period], extension);
  if (kind === "csv") return downloadCsv(name("csv"), tableCsv(table()));
  const text = {
    title,
    subtitle: said(".qd-card-sub"),
    method: said(".qd-card-foot > span:first-child"),
    source: source(as_of)
  };
  if (kind === "svg") {
    const file = drawn(chart, text, {laid_out});
    if (file) downloadBlob(name("svg"), new Blob([file.svg], {type: "image/svg+xml"}));
    return;
  }
  const file = drawn(chart, text, {laid_out, css: await loadedFaces(document)});
  if (file) downloadBlob(name("png"), await picture(file));
}

function source(as_of: string | undefined): string {
  const company = document.querySelector(".qd-fresh bdi")?.textContent;
  const day = as_of ? `Data as of ${formatFor().day(as_of)}` : "";
  return [company, day].filter(Boolean).join(" \u00b7 ");
}

/** Draws in light colours, whatever the page shows: a file is read on paper. */
function drawn(
  chart: Element,
  text: ChartFileText,
  {laid_out, css = ""}: {laid_out: boolean; css?: string}
): ChartFile | null {
  const host = document.createElement("div");
  host.dataset.theme = "light";
  host.setAttribute("aria-hidden", "true");
  host.style.cssText = "position:absolute;left:-99999px;top:0;color:var(--qd-text)";
  host.style.width = `${chart.clientWidth}px`;
  host.append(chart.cloneNode(true));
  document.body.append(host);
  try {
    const styleOf = (element: Element) => {
      const style = getComputedStyle(element);
      return (property: string) => style.getPropertyValue(property);
    };
    const copy = host.firstElementChild as HTMLElement;
    if (!laid_out) return chartFile(copy, text, {styleOf, css});
    const drawing = pageDrawing(copy, styleOf);
    host.append(drawing);
    return chartFile(drawing, text, {styleOf, css});
  } finally {
    host.remove();
  }
}

/** The pixels of a drawing, two for each CSS px. */
async function picture({svg, width, height}: ChartFile): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svg], {type: "image/svg+xml"}));
  try {
    const image = new Image(width, height);
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => {
        if (blob) resolve(blob);
        else reject(new Error("the browser gave no picture"));
      }, "image/png")
    );
  } finally {
    URL.revokeObjectURL(url);
  }
}
