//! The chart of the figures: one self-contained page with inline SVG and both colour schemes.

use std::fmt::Write as _;

use super::mix::{Mix, Spread};
use super::{Group, Line, amount, of, remark};

const STYLE: &str = include_str!("page.css");

/// The widths of a row's columns, in SVG units.
const NAMES: f64 = 280.0;
const BARS: f64 = 360.0;
const REMARKS: f64 = 260.0;
const ROW: f64 = 28.0;

pub fn page(groups: &[Group], lines: &[Line], mix: &Mix, sizes: &str, circumstances: &str) -> String {
    let mut charts =
        format!("<section><h2>The mix in Node.js: one contact, by schema</h2>{}</section>", spread(mix));
    for group in groups {
        let own = of(group, lines);
        if !own.is_empty() {
            let _ =
                write!(charts, "<section><h2>{}</h2>{}</section>", escape(group.title), chart(group, &own));
        }
    }
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>registrant: how fast, how big</title>\
         <style>{STYLE}</style></head><body><main><h1>How fast, how big</h1>\
         <p>Medians of rounds in which the contestants take turns, with the quartiles as whiskers. \
         Each scale is logarithmic; the dashed line is the budget. Measured on {}.</p>\
         {charts}<section><h2>The wasm file</h2><p>{}</p></section></main></body></html>\n",
        escape(circumstances),
        escape(sizes)
    )
}

fn chart(group: &Group, own: &[&Line]) -> String {
    let budget = group.budget.filter(|_| !own.is_empty());
    let values = || own.iter().map(|line| line.median).chain(budget);
    let scale = Scale::over(values());
    let (width, height) = (NAMES + BARS + REMARKS, ROW * own.len() as f64 + 6.0);
    let mut svg =
        format!("<svg viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{}\">", escape(group.title));
    for (index, line) in own.iter().enumerate() {
        row(&mut svg, group, own, line, &scale, ROW * index as f64);
    }
    if let Some(budget) = budget {
        let x = NAMES + scale.at(budget);
        let _ = write!(svg, "<line class=\"budget\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{height}\"/>");
    }
    svg + "</svg>"
}

fn row(svg: &mut String, group: &Group, own: &[&Line], line: &Line, scale: &Scale, top: f64) {
    let (text, bar, middle) = (top + ROW * 0.64, top + ROW * 0.2, top + ROW / 2.0);
    let end = scale.at(line.median);
    let class = if line.name.starts_with("registrant") || line.unit == "bytes" { "ours" } else { "theirs" };
    let [low, high] = line.quartiles.map(|value| NAMES + scale.at(value));
    let _ = write!(
        svg,
        "<text class=\"name {class}\" x=\"{}\" y=\"{text:.1}\">{}</text>\
         <rect class=\"{class}\" x=\"{NAMES}\" y=\"{bar:.1}\" width=\"{end:.1}\" height=\"{}\" rx=\"2\"/>\
         <line class=\"whisker\" x1=\"{low:.1}\" x2=\"{high:.1}\" y1=\"{middle:.1}\" y2=\"{middle:.1}\"/>\
         <text x=\"{}\" y=\"{text:.1}\"><tspan class=\"value\">{}</tspan> {}</text>",
        NAMES - 10.0,
        escape(&line.name),
        ROW * 0.6,
        NAMES + BARS + 12.0,
        amount(line.median, &line.unit),
        escape(&remark(group, own, line)),
    );
}

/// Draws the spread of the mix in Node.js as a picture of its own: for each schema, the median as a dot, and a line from
/// there to the time that one of a hundred documents exceeds.
pub fn spread(mix: &Mix) -> String {
    let rows = mix.spreads("node");
    let values = rows.iter().flat_map(|(_, all)| all).flat_map(|(_, own)| [own.median, own.ninety_nine]);
    let scale = Scale::over(values.collect::<Vec<_>>().into_iter());
    let step = 34.0;
    // The names of schemas are short.
    let left = 150.0;
    let (width, height) = (NAMES + BARS + 90.0 - left, step * rows.len() as f64 + 48.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{left} 0 {width} {height}\" role=\"img\" \
         aria-label=\"Time of one contact in Node.js, by schema\"><style>{SPREAD}</style>"
    );
    for (row, (schema, all)) in rows.iter().enumerate() {
        let top = 40.0 + step * row as f64;
        let _ = write!(
            svg,
            "<text class=\"name\" x=\"{}\" y=\"{:.1}\">{}</text>",
            NAMES - 14.0,
            top + step * 0.5,
            escape(schema)
        );
        for (index, (_, Spread { median, ninety_nine, .. })) in all.iter().enumerate() {
            let y = top + 6.0 + 8.0 * index as f64;
            let [from, to] = [median, ninety_nine].map(|time| NAMES + scale.at(*time));
            let _ = write!(
                svg,
                "<g class=\"c{index}\"><line x1=\"{from:.1}\" x2=\"{to:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <circle cx=\"{from:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>\
                 <text class=\"value\" x=\"{:.1}\" y=\"{:.1}\">{}</text></g>",
                to + 6.0,
                y + 3.0,
                amount(*median, "ns")
            );
        }
    }
    let names = rows.first().map(|(_, all)| all.as_slice()).unwrap_or_default();
    for (index, (name, _)) in names.iter().enumerate() {
        let x = NAMES + 150.0 * index as f64;
        let _ = write!(
            svg,
            "<g class=\"c{index}\"><circle cx=\"{x}\" cy=\"16\" r=\"5\"/><text x=\"{}\" y=\"20\">{}</text></g>",
            x + 10.0,
            escape(name)
        );
    }
    svg + "</svg>\n"
}

/// The colours of the spread, for a light and a dark page.
const SPREAD: &str = "text{font:12px system-ui,sans-serif;fill:#333}.name{text-anchor:end}.value{font-size:9px}\
    line{stroke-width:2}.c0 line{stroke:#1769aa}.c0 circle{fill:#1769aa}.c1 line{stroke:#b45309}.c1 circle{fill:#b45309}\
    .c2 line{stroke:#6b7280}.c2 circle{fill:#6b7280}\
    @media (prefers-color-scheme:dark){text{fill:#ddd}.c0 line{stroke:#60a5fa}.c0 circle{fill:#60a5fa}\
    .c1 line{stroke:#fbbf24}.c1 circle{fill:#fbbf24}.c2 line{stroke:#9ca3af}.c2 circle{fill:#9ca3af}}";

/// A logarithmic scale from values to lengths.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn over(values: impl Iterator<Item = f64> + Clone) -> Self {
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(0.0, f64::max);
        // Even the shortest bar must be visible.
        Self { low: (least / 3.0).ln(), high: (most * 1.1).ln() }
    }

    fn at(&self, value: f64) -> f64 {
        ((value.ln() - self.low) / (self.high - self.low)).clamp(0.0, 1.0) * BARS
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
