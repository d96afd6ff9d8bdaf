// Counts what is wrong, where, and by which rule.

/** The most findings that the page lists. The file of findings has all. */
const MOST = 100;

export function createTally() {
  const counts = { records: 0, accepted: 0, refused: 0, unreadable: 0 };
  const by = { path: new Map(), suffix: new Map(), rule: new Map() };
  const findings = [];
  const count = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  const list = (finding) => findings.length < MOST && findings.push(finding);

  return {
    add({ record: { line }, report, error }) {
      counts.records += 1;
      if (error) {
        counts.unreadable += 1;
        return list({ line, error });
      }
      counts[report.accepted ? "accepted" : "refused"] += 1;
      const errors = report.violations.filter(({ severity }) => severity === "error");
      if (errors.length > 0) count(by.suffix, `.${report.suffix}`);
      for (const { path, rule, message, fix } of errors) {
        count(by.path, path);
        count(by.rule, rule.id);
        list({ line, path, message, fix, rule: rule.id });
      }
      return undefined;
    },
    counts: () => ({ ...counts }),
    summary: () => ({ ...counts, findings, by: Object.fromEntries(Object.entries(by).map(([name, map]) => [name, [...map].sort(([, one], [, other]) => other - one).slice(0, 10)])) }),
  };
}
