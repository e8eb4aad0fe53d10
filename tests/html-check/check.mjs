// Checks the HTML report in a real browser: a real run in light, dark and on a phone; thousands of candidates that mean no good.
// usage: node check.mjs PIEBOT.dll [FOLDER FOR SCREENSHOTS]; prints each fault and exits 1 when there is any.
import { mkdtempSync, mkdirSync, readFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { writeLargeRun } from "./large-run.mjs";

const [tool, shots] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const work = mkdtempSync(join(tmpdir(), "piebot-html-check-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const faults = [];
const expect = (truth, fault) => truth || faults.push(fault);

const report = (run, name) => {
  const file = join(work, name);
  execFileSync("dotnet", [tool, "report", run, "--format", "html", "--to", file], { stdio: ["ignore", "inherit", "pipe"] });
  return pathToFileURL(file).href;
};

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  // A root user has no sandbox of its own; the page is ours.
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});

const open = async (address, name, options) => {
  const page = await browser.newPage(options);
  page.on("console", (line) => expect(line.type() !== "error" && line.type() !== "warning", `${name}: console: ${line.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  page.on("request", (request) => expect(/^(file|data):/.test(request.url()), `${name}: asks for ${request.url()}`));
  await page.goto(address);
  await page.waitForSelector("h1");
  return page;
};

const shoot = async (page, name) => {
  if (shots) {
    mkdirSync(shots, { recursive: true });
    await page.screenshot({ path: join(shots, `${name}.png`) });
  }
};

const violations = async (page) => {
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.map((one) => `${one.id}: ${one.help}: ${one.nodes.slice(0, 3).map((node) => node.html.slice(0, 120)).join(" | ")}`);
};

const active = (page, read) => page.evaluate(read);

const fits = async (page, name) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name}: is wider than its window`);

async function looks(address, name, options) {
  const page = await open(address, name, options);
  await fits(page, name);
  await shoot(page, name);
  faults.push(...(await violations(page)).map((one) => `${name}: ${one}`));
  for (const head of await page.locator(".entry h3 > button").all()) await head.click();
  await page.waitForSelector(".plot");
  expect((await page.locator(".diff tr.added").count()) > 0, `${name}: shows no diff`);
  expect((await page.locator(".plot .dot.candidate").count()) > 0, `${name}: plots no trial`);
  await fits(page, `${name}, all opened`);
  faults.push(...(await violations(page)).map((one) => `${name}, all opened: ${one}`));
  await page.evaluate(() => { location.hash = document.querySelector(".entry").id; });
  await page.waitForTimeout(200);
  await shoot(page, `${name}-opened`);
  for (const id of ["members", "run"]) {
    await page.evaluate((section) => document.getElementById(section).scrollIntoView(), id);
    await shoot(page, `${name}-${id}`);
  }
  await page.close();
}

// By keyboard alone: into the list, along it, open, close, filter, change the theme.
async function keyboard(address) {
  const page = await open(address, "keyboard", { colorScheme: "light" });
  await page.keyboard.press("Tab");
  expect((await active(page, () => document.activeElement.className)) === "skip", "keyboard: the first stop is not the link to the candidates");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  expect((await active(page, () => document.activeElement.type)) === "search", "keyboard: behind the skip link there is no search");
  const verdicts = await page.locator(".chip").count();
  for (let stop = 0; stop <= verdicts; stop++) await page.keyboard.press("Tab");
  const focused = () => active(page, () => document.activeElement.closest(".entry")?.id);
  const ids = await page.locator(".entry").evaluateAll((all) => all.map((one) => one.id));
  expect((await focused()) === ids[0], "keyboard: Tab does not lead from the filters to the best candidate");
  await page.keyboard.press("ArrowDown");
  expect((await focused()) === ids[1], "keyboard: the arrow does not lead to the next candidate");
  await page.keyboard.press("End");
  expect((await focused()) === ids.at(-1), "keyboard: End does not lead to the last candidate");
  await page.keyboard.press("Home");
  const expanded = () => active(page, () => document.activeElement.getAttribute("aria-expanded"));
  await page.keyboard.press("Enter");
  expect((await expanded()) === "true" && (await page.locator(`#${ids[0]} .diff`).isVisible()), "keyboard: Enter opens nothing");
  await page.keyboard.press("Space");
  expect((await expanded()) === "false" && !(await page.locator(`#${ids[0]} .diff`).isVisible()), "keyboard: Space closes nothing");
  await page.locator("input[type=search]").fill(ids[2]);
  expect((await page.locator(".entry:visible").count()) === 1, "search: does not narrow the list");
  await page.evaluate((id) => { location.hash = id; }, ids[3]);
  await page.waitForFunction((id) => document.activeElement.closest(".entry")?.id === id, ids[3]);
  expect(await page.locator(`#${ids[3]} .diff`).isVisible(), "link: does not open what the search hid");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.locator("#theme").selectOption("dark");
  expect((await paper()) !== light, "theme: the switch changes nothing");
  await page.reload();
  expect((await paper()) !== light, "theme: the choice is forgotten");
  await page.close();
}

// Measured on the page itself; the limits are for slow, shared machines and far above what was seen.
async function large(address, count) {
  const start = performance.now();
  const page = await open(address, "large", { viewport: { width: 1280, height: 900 } });
  await page.waitForFunction((all) => document.querySelectorAll(".entry").length === all, count);
  const loaded = performance.now() - start;
  expect((await page.locator(".diff").count()) === 0, "large: builds details before they are asked for");
  const frames = await page.evaluate(() => new Promise((done) => {
    const times = [];
    let last = performance.now();
    const step = (now) => {
      times.push(now - last);
      last = now;
      scrollBy(0, 1400);
      if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1 || times.length > 600) done(times.slice(1).sort((one, other) => one - other));
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }));
  const find = performance.now();
  await page.locator("input[type=search]").fill(`c-${"0".repeat(6)}2a`);
  await page.waitForFunction(() => [...document.querySelectorAll(".entry")].filter((one) => !one.hidden).length === 1);
  const found = performance.now() - find;
  const opening = performance.now();
  await page.locator(".entry:visible h3 > button").click();
  await page.waitForSelector(".diff");
  const opened = performance.now() - opening;
  const shown = await page.locator(".entry:visible").innerText();
  expect(shown.includes("<img src=x onerror"), "large: text of a candidate is not shown as it is");
  expect(!shown.includes("\u202e") && shown.includes("U+202E"), "large: a character that turns text round is not made visible");
  expect((await page.evaluate(() => globalThis.pwned)) === undefined, "large: text of a candidate was run");
  expect((await page.locator("main img, main script, main iframe").count()) === 0, "large: text of a candidate became an element");
  expect((await page.locator("#model").innerText()).includes("requests"), "large: the model's account is missing");
  await shoot(page, "large");
  const middle = frames[Math.floor(frames.length / 2)];
  const slow = frames[Math.floor(frames.length * 0.95)];
  console.log(`${count} candidates: loaded in ${loaded.toFixed(0)} ms, ${frames.length} frames of scrolling ${middle.toFixed(0)} ms each (95 %: ${slow.toFixed(0)} ms), found in ${found.toFixed(0)} ms, opened in ${opened.toFixed(0)} ms`);
  expect(loaded < 15_000 && slow < 400 && found < 5_000 && opened < 5_000, "large: is not smooth");
  await page.close();
}

// A checker that has gone blind would pass everything.
async function notices(address) {
  const page = await browser.newPage();
  await page.goto(address);
  await page.evaluate(() => {
    const bad = document.createElement("button");
    document.querySelector("main").append(bad);
  });
  expect((await violations(page)).some((one) => one.startsWith("button-name")), "the accessibility check does not find a button without a name");
  await page.close();
}

const real = report(join(here, "run"), "real.html");
await looks(real, "light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
await looks(real, "dark", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" });
await looks(real, "phone", { viewport: { width: 390, height: 844 }, colorScheme: "light", isMobile: true, hasTouch: true });
await keyboard(real);
await notices(real);
await large(report(writeLargeRun(join(here, "run"), join(work, "large"), 2000), "large.html"), 2000);
await browser.close();

for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? "the HTML report is sound" : `${faults.length} faults in the HTML report`);
process.exit(faults.length === 0 ? 0 : 1);
