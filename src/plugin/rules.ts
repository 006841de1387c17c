import metricName from "../../rules/metric-name.ts";
import noInterpolatedLogMessage from "../../rules/no-interpolated-log-message.ts";
import noSensitiveData from "../../rules/no-sensitive-data.ts";
import requireCorrelationId from "../../rules/require-correlation-id.ts";

/** Every rule by its name; a test holds this against the files in rules/. */
export const rules = {
  "metric-name": metricName,
  "no-interpolated-log-message": noInterpolatedLogMessage,
  "no-sensitive-data": noSensitiveData,
  "require-correlation-id": requireCorrelationId,
};
