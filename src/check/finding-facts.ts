import type { ChangeId } from "./contract.ts";
import type { FindingId } from "./finding.ts";

/** What every kind of finding says, and what is to be done about it: for the formats that list their rules. */
export interface FindingFacts {
  /** What is wrong, in one sentence. */
  readonly says: string;
  /** How it is mended, in one or two sentences. */
  readonly mend: string;
}

export const findingFacts: Readonly<Record<FindingId, FindingFacts>> = {
  "undocumented-metric": {
    says: "Code declares a metric that no metrics reference has.",
    mend: "Add an entry (`instrumentation sync` writes it), or give the metric the name of the entry that was meant.",
  },
  "unemitted-metric": {
    says: "A metrics reference lists a metric as active that no code declares.",
    mend: "Remove the entry, mark it as planned or removed, or name what emits it under `metrics.external`.",
  },
  "unrecorded-metric": {
    says: "A metric is declared and nothing can record it.",
    mend: "Record it, or remove its declaration and its entry.",
  },
  "planned-metric-emitted": {
    says: "A metric that is documented as planned is recorded in code.",
    mend: "Set its status to active (`instrumentation sync` does).",
  },
  "deprecated-metric-emitted": {
    says: "A metric that is documented as deprecated or removed is emitted without its successor.",
    mend: "Emit its successor, or correct the status of the entry.",
  },
  "metric-type-mismatch": {
    says: "Code and metrics reference give a metric different types.",
    mend: "Correct the entry, or the instrument: a query for one type misleads with another.",
  },
  "metric-unit-mismatch": {
    says: "Code and metrics reference give a metric different units.",
    mend: "Correct the entry, or the unit of the instrument.",
  },
  "undocumented-label": {
    says: "A metric is recorded with a label that its entry does not list.",
    mend: "Add the label to the entry (`instrumentation sync` does), or leave it out in code.",
  },
  "unemitted-label": {
    says: "An entry lists a label that no place that records the metric sets.",
    mend: "Remove it from the entry, or set it in code.",
  },
  "label-value-mismatch": {
    says: "Code and metrics reference list different values of a label.",
    mend: "Make the two lists the same.",
  },
  "label-not-always-present": {
    says: "Some places that record a metric set a label and others do not.",
    mend: "Set it everywhere: sums by this label leave out the series that lack it.",
  },
  "unset-label": {
    says: "A label is declared and nothing sets it.",
    mend: "Set it, or remove it from the declaration.",
  },
  "conflicting-declarations": {
    says: "One name is declared with different types, units or labels.",
    mend: "Declare it once and share the instrument, or give the second one another name.",
  },
  "series-name-collision": {
    says: "Two metrics become one series once the exporter has translated their names.",
    mend: "Rename one of them.",
  },
  "unresolved-metric-name": {
    says: "The name of a metric cannot be worked out from the code.",
    mend: "Write the name as a constant, or list what it can be under `metrics.values`.",
  },
  "catalog-unreadable": {
    says: "A part of a metrics reference cannot be read as it was meant.",
    mend: "Mend the table or the entry at this place.",
  },
  "catalog-duplicate-entry": {
    says: "A metric is documented twice.",
    mend: "Keep one of the two entries.",
  },
  "catalog-count-mismatch": {
    says: "A number of metrics that the page states is not the number of its entries.",
    mend: "Correct the number, or leave it out.",
  },
  "catalog-stale-source": {
    says: "An entry points at a file or a function that is not there.",
    mend: "Point it at where the metric is declared now.",
  },
  "query-unknown-metric": {
    says: "A query asks for a series that nothing emits.",
    mend: "Correct the name, or name what emits it under `metrics.external`.",
  },
  "query-unit-suffix": {
    says: "A query asks for a series by a name to which the exporter gives another end.",
    mend: "Use the name that the exporter makes: with its unit and `_total`, or without.",
  },
  "query-bare-histogram": {
    says: "A query asks for a histogram by its bare name, which has no series.",
    mend: "Ask for `_bucket`, `_sum` or `_count`.",
  },
  "query-unknown-label": {
    says: "A query uses a label that nothing sets on the series.",
    mend: "Correct the label, or set it in code.",
  },
  "query-unknown-label-value": {
    says: "A query asks for a value of a label that nothing gives it.",
    mend: "Correct the value, or give it in code.",
  },
  "query-unrecorded-metric": {
    says: "A query asks for a metric that is declared and never recorded.",
    mend: "Record the metric, or remove the query.",
  },
  "query-counter-without-rate": {
    says: "A query shows a counter by itself, which only ever grows and starts again with the process.",
    mend: "Wrap it in `rate` or `increase`.",
  },
  "query-rate-on-gauge": {
    says: "A query takes the rate of a value that code sets or lowers.",
    mend: "Use `delta` or `deriv`, or ask for a counter.",
  },
  "query-invalid": {
    says: "A query is no PromQL.",
    mend: "Mend the query at this place.",
  },
  "missing-health-endpoint": {
    says: "A health endpoint that the standard asks for is answered by no route.",
    mend: "Add the route, or remove it from `health.required`.",
  },
  "health-response-shape": {
    says: "The response of a health endpoint lacks a member that the standard asks for.",
    mend: "Answer with `status`, `checks` and `uptime_seconds`.",
  },
  "invalid-suppression": {
    says: "A comment that excuses findings has no reason, or names findings that do not exist.",
    mend: "Write it as `instrumentation-ignore id: reason`.",
  },
  "unused-suppression": {
    says: "A comment excuses a finding that is not there.",
    mend: "Remove the comment.",
  },
};

/** The same for what `diff` reports. */
export const changeFacts: Readonly<Record<ChangeId, FindingFacts>> = {
  "metric-removed": {
    says: "A metric is gone.",
    mend: "Document it as deprecated before it goes, and mend the queries that ask for it.",
  },
  "metric-renamed": {
    says: "A metric has another name.",
    mend: "Emit both for a while, or mend the queries that ask for it.",
  },
  "metric-type-changed": { says: "A metric has another type.", mend: "Give the new one a name of its own." },
  "metric-unit-changed": { says: "A metric has another unit.", mend: "Give the new one a name of its own." },
  "label-removed": { says: "A metric has lost a label.", mend: "Mend the queries that use it." },
  "label-renamed": { says: "A label of a metric has another name.", mend: "Mend the queries that use it." },
  "label-value-removed": { says: "A label no longer has a value.", mend: "Mend the queries that ask for it." },
  "stability-lowered": {
    says: "A metric is documented as less stable than before.",
    mend: "Tell those who rely on it.",
  },
  "deprecated-metric-removed": { says: "A metric that was announced to go is gone.", mend: "Nothing is to be done." },
  "label-added": { says: "A metric has a new label.", mend: "Check the queries that join on all labels." },
  "label-value-added": { says: "A label has a new value.", mend: "Check the queries that list its values." },
  "metric-added": { says: "There is a new metric.", mend: "Nothing is to be done." },
  "description-changed": { says: "The description of a metric has changed.", mend: "Nothing is to be done." },
};
