// How fast the library is: a measurement in this browser.
import { button, element, text } from "./dom.js";
import { library } from "./engine.js";
import { number, word } from "./language.js";

const CONTACT = { kind: "individual", given_name: "Camille", family_name: "Martin", street: "12 rue de la Paix", postal_code: "75002", city: "Paris", country: "FR", phone: "+33142685300", email: "camille@example.fr" };
const [COUNT, ROUNDS] = [400, 7];

/** The tasks: each answers a given number of contacts. */
const tasks = (engine) => {
  const line = `${JSON.stringify(CONTACT)}\n`;
  const association = { domain: "mydomain.fr", owner: true };
  const document = engine.encode(CONTACT, "gandi-v5").document;
  const each = (call) => (count) => {
    for (let index = 0; index < count; index += 1) call();
  };
  return {
    check_lines: (count) => engine.checkLines(line.repeat(count), association, { schema: "contact" }),
    check_each: each(() => engine.check(CONTACT, association, { schema: "contact" })),
    convert_each: each(() => engine.convert(document, { from: "gandi-v5", to: "dnsimple" })),
    phone_each: each(() => engine.phoneE164("01 42 68 53 00", "FR")),
  };
};

export async function draw(root) {
  const chart = element("ul", { className: "bars", id: "speed" });
  const again = button(word("measure"), () => measure(), { className: "primary" });
  root.append(
    element("header", { className: "hero" }, [text("h1", word("speed_title")), text("p", word("speed_lead"), { className: "lead" })]),
    element("section", { className: "card stack" }, [chart, element("p", {}, [again])]),
    element("section", { className: "card stack" }, [
      text("h2", word("chart")),
      text("p", word("chart_hint"), { className: "hint" }),
      element("div", { className: "scroll", tabIndex: 0, attributes: { role: "region", "aria-label": word("chart") } }, [element("img", { src: "mix.svg", alt: word("chart"), className: "chart", lang: "en" })]),
    ]),
  );
  const all = tasks(await library());

  async function measure() {
    again.disabled = true;
    const times = new Map(Object.keys(all).map((name) => [name, []]));
    // The tasks take turns, because a machine does other work too.
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, run] of Object.entries(all)) {
        await new Promise((resolve) => setTimeout(resolve));
        const start = performance.now();
        run(COUNT);
        times.get(name).push((performance.now() - start) / COUNT);
      }
    }
    const results = [...times].map(([name, list]) => [name, list.sort((one, other) => one - other)[Math.floor(ROUNDS / 2)]]);
    const longest = Math.max(...results.map(([, time]) => time), 0.000_001);
    chart.replaceChildren(...results.map(([name, time]) => {
      const bar = element("span", { className: "bar-fill" });
      bar.style.width = `${Math.max(1, (time / longest) * 100)}%`;
      return element("li", {}, [text("span", word(name)), text("strong", `${number(Math.round(time * 10_000) / 10)} µs`), element("span", { className: "bar-track", ariaHidden: "true" }, [bar])]);
    }));
    again.disabled = false;
  }
  await measure();
}
