/// <reference lib="dom" />
import type { FromWorker, ToWorker } from "./messages.ts";

/** Filled in by the build: the bundled worker. */
declare const __WORKER__: string;

interface Result {
  readonly name: string;
  readonly done: Extract<FromWorker, { kind: "done" }>;
  /** Addresses of page images as they come. */
  readonly images: Map<number, string>;
}

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const drop = element("drop");
const input = element<HTMLInputElement>("files");
const together = element<HTMLInputElement>("together");
const list = element<HTMLUListElement>("list");
const status = element("status");
const frame = element<HTMLIFrameElement>("report");
const saveHtml = element<HTMLButtonElement>("save-html");
const saveSlip = element<HTMLButtonElement>("save-slip");
const saveJson = element<HTMLButtonElement>("save-json");

const worker = new Worker(URL.createObjectURL(new Blob([__WORKER__], { type: "text/javascript" })));
const rows = new Map<number, { name: string; button: HTMLButtonElement; words: HTMLElement }>();
const results = new Map<number, Result>();
let next = 1;
let shown = 0;

worker.onerror = () => {
  status.textContent = "审核程序没有启动：请换用新版浏览器（Chrome、Edge、Firefox）打开本页";
};

worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
  const row = rows.get(data.id);
  if (!row) return;
  if (data.kind === "image") {
    results.get(data.id)?.images.set(data.page, data.url);
    if (data.id === shown) placeImage(data.page, data.url);
    return;
  }
  if (data.kind === "done") {
    results.set(data.id, { name: row.name, done: data, images: new Map() });
    row.words.textContent = data.publishable
      ? `可公开，请核实${data.warnings}项`
      : `必须改${data.errors}项，请核实${data.warnings}项`;
    row.button.disabled = false;
    show(data.id);
  } else row.words.textContent = data.words;
  status.textContent = `${row.name}：${row.words.textContent ?? ""}`;
};

function placeImage(page: number, url: string): void {
  const image = frame.contentDocument?.getElementById(`im${page}`);
  image?.setAttribute("src", url);
}

frame.addEventListener("load", () => {
  for (const [page, url] of results.get(shown)?.images ?? []) placeImage(page, url);
});

/** The report with the images that have come, as it is saved. Text of documents is escaped: no tag comes from it. */
function wholeHtml({ done, images }: Result): string {
  return done.html.replace(/<img id="im(\d+)"/g, (tag, page: string) => {
    const url = images.get(Number(page));
    return url ? `${tag} src="${url}"` : tag;
  });
}

function show(id: number): void {
  const result = results.get(id);
  if (!result) return;
  shown = id;
  frame.srcdoc = result.done.html;
  frame.hidden = false;
  for (const [other, { button }] of rows) button.setAttribute("aria-pressed", String(other === id));
  for (const button of [saveHtml, saveSlip, saveJson]) button.disabled = false;
}

async function take(files: readonly File[]): Promise<void> {
  const groups = together.checked && files.length > 1 ? [files] : files.map((file) => [file]);
  for (const group of groups) {
    const id = next;
    next += 1;
    const name = group.map((file) => file.name).join("、");
    const item = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.disabled = true;
    button.textContent = name;
    button.addEventListener("click", () => show(id));
    const words = document.createElement("span");
    words.textContent = "等待";
    item.append(button, words);
    list.append(item);
    rows.set(id, { name, button, words });
    const message: ToWorker = {
      id,
      files: await Promise.all(
        group.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      ),
    };
    worker.postMessage(message);
  }
}

function save(content: BlobPart, type: string, extension: string): void {
  const result = results.get(shown);
  if (!result) return;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = `${result.name.replace(/\.[A-Za-z0-9]{1,8}$/, "")}-审核结果.${extension}`;
  link.click();
  URL.revokeObjectURL(link.href);
}

saveHtml.addEventListener("click", () => {
  const result = results.get(shown);
  if (result) save(wholeHtml(result), "text/html", "html");
});
saveJson.addEventListener("click", () =>
  save(results.get(shown)?.done.json ?? "", "application/json", "json"),
);
saveSlip.addEventListener("click", () => {
  const slip = results.get(shown)?.done.slip;
  if (slip)
    save(
      slip as Uint8Array<ArrayBuffer>,
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xlsx",
    );
});
input.addEventListener("change", () => {
  void take([...(input.files ?? [])]);
  input.value = "";
});
for (const kind of ["dragenter", "dragover"] as const)
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
document.addEventListener("dragleave", () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  void take([...(event.dataTransfer?.files ?? [])]);
});
