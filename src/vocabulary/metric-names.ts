/** How an API spells the names of its metrics. */
export interface MetricNaming {
  /** What separates the levels of the hierarchy. */
  readonly separator: "." | "_";
  /** What the API accepts without a warning. */
  readonly accepted: RegExp;
  /** What its convention asks for. */
  readonly conventional: RegExp;
  readonly title: string;
  readonly example: string;
}

export type MetricNamingName = "dotted" | "prometheus";

/**
 * Sources: OpenTelemetry metrics API, "Instrument name syntax", and its semantic conventions' naming guide; Prometheus
 * data model and "Metric and label naming".
 */
export const metricNamings: Readonly<Record<MetricNamingName, MetricNaming>> = {
  dotted: {
    separator: ".",
    accepted: /^[A-Za-z][A-Za-z0-9_.\-/]{0,254}$/,
    conventional: /^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$/,
    title: "hierarchical, lower case, with dots between the levels",
    example: "orders.payment.duration",
  },
  prometheus: {
    separator: "_",
    accepted: /^[A-Za-z_:][A-Za-z0-9_:]*$/,
    conventional: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/,
    title: "lower case, with underscores between the words",
    example: "orders_payment_duration_seconds",
  },
};

/** What `collectDefaultMetrics()` of prom-client 15.1 registers, each behind the `prefix` option. */
export const promClientDefaultMetrics: Readonly<Record<string, "counter" | "gauge" | "histogram">> = {
  process_cpu_user_seconds_total: "counter",
  process_cpu_system_seconds_total: "counter",
  process_cpu_seconds_total: "counter",
  process_start_time_seconds: "gauge",
  process_resident_memory_bytes: "gauge",
  process_virtual_memory_bytes: "gauge",
  process_heap_bytes: "gauge",
  process_open_fds: "gauge",
  process_max_fds: "gauge",
  nodejs_eventloop_lag_seconds: "gauge",
  nodejs_eventloop_lag_min_seconds: "gauge",
  nodejs_eventloop_lag_max_seconds: "gauge",
  nodejs_eventloop_lag_mean_seconds: "gauge",
  nodejs_eventloop_lag_stddev_seconds: "gauge",
  nodejs_eventloop_lag_p50_seconds: "gauge",
  nodejs_eventloop_lag_p90_seconds: "gauge",
  nodejs_eventloop_lag_p99_seconds: "gauge",
  nodejs_active_resources: "gauge",
  nodejs_active_resources_total: "gauge",
  nodejs_active_handles: "gauge",
  nodejs_active_handles_total: "gauge",
  nodejs_active_requests: "gauge",
  nodejs_active_requests_total: "gauge",
  nodejs_heap_size_total_bytes: "gauge",
  nodejs_heap_size_used_bytes: "gauge",
  nodejs_external_memory_bytes: "gauge",
  nodejs_heap_space_size_total_bytes: "gauge",
  nodejs_heap_space_size_used_bytes: "gauge",
  nodejs_heap_space_size_available_bytes: "gauge",
  nodejs_version_info: "gauge",
  nodejs_gc_duration_seconds: "histogram",
};
