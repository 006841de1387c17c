import catalogEntry from "../../rules/catalog-entry.ts";
import logArguments from "../../rules/log-arguments.ts";
import logFieldNames from "../../rules/log-field-names.ts";
import logFieldOrder from "../../rules/log-field-order.ts";
import logMessageStyle from "../../rules/log-message-style.ts";
import logTransitionLevel from "../../rules/log-transition-level.ts";
import metricInCatalog from "../../rules/metric-in-catalog.ts";
import metricMetadata from "../../rules/metric-metadata.ts";
import metricName from "../../rules/metric-name.ts";
import noCostlyLogArguments from "../../rules/no-costly-log-arguments.ts";
import noDynamicLogMessage from "../../rules/no-dynamic-log-message.ts";
import noDynamicMetricName from "../../rules/no-dynamic-metric-name.ts";
import noHighCardinalityLabel from "../../rules/no-high-cardinality-label.ts";
import noInterpolatedLogMessage from "../../rules/no-interpolated-log-message.ts";
import noLogAndRethrow from "../../rules/no-log-and-rethrow.ts";
import noMetricPerCall from "../../rules/no-metric-per-call.ts";
import noSensitiveData from "../../rules/no-sensitive-data.ts";
import requireCorrelationId from "../../rules/require-correlation-id.ts";
import requireDuration from "../../rules/require-duration.ts";
import requireErrorContext from "../../rules/require-error-context.ts";
import requireInstrumentation from "../../rules/require-instrumentation.ts";
import requireSpanEnd from "../../rules/require-span-end.ts";
import requireSpanError from "../../rules/require-span-error.ts";
import spanName from "../../rules/span-name.ts";

/** Every rule by its name; a test holds this against the files in rules/. */
export const rules = {
  "catalog-entry": catalogEntry,
  "log-arguments": logArguments,
  "log-field-names": logFieldNames,
  "log-field-order": logFieldOrder,
  "log-message-style": logMessageStyle,
  "log-transition-level": logTransitionLevel,
  "metric-in-catalog": metricInCatalog,
  "metric-metadata": metricMetadata,
  "metric-name": metricName,
  "no-costly-log-arguments": noCostlyLogArguments,
  "no-dynamic-log-message": noDynamicLogMessage,
  "no-dynamic-metric-name": noDynamicMetricName,
  "no-high-cardinality-label": noHighCardinalityLabel,
  "no-interpolated-log-message": noInterpolatedLogMessage,
  "no-log-and-rethrow": noLogAndRethrow,
  "no-metric-per-call": noMetricPerCall,
  "no-sensitive-data": noSensitiveData,
  "require-correlation-id": requireCorrelationId,
  "require-duration": requireDuration,
  "require-error-context": requireErrorContext,
  "require-instrumentation": requireInstrumentation,
  "require-span-end": requireSpanEnd,
  "require-span-error": requireSpanError,
  "span-name": spanName,
};
