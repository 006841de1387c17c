/**
 * Series that Prometheus and exporters of the surroundings make: never a service's own. Unless code says otherwise, a
 * name that starts like this is somebody else's.
 * Sources: Prometheus, "Automatically generated labels and time series"; the exporters' own documentation.
 */
export const externalSeries: RegExp = new RegExp(
  "^(?:(?:up|ALERTS|ALERTS_FOR_STATE|target_info|otel_scope_info)$|(?:" +
    [
      "scrape",
      "prometheus",
      "alertmanager",
      "pushgateway",
      "grafana",
      "loki",
      "promtail",
      "cortex",
      "thanos",
      "otelcol",
      "node",
      "windows",
      "process",
      "nodejs",
      "go",
      "jvm",
      "python",
      "dotnet",
      "kube",
      "kubelet",
      "kubernetes",
      "apiserver",
      "etcd",
      "coredns",
      "container",
      "machine",
      "cadvisor",
      "istio",
      "envoy",
      "traefik",
      "nginx",
      "haproxy",
      "caddy",
      "redis",
      "pg",
      "postgres",
      "pgbouncer",
      "mysql",
      "mongodb",
      "kafka",
      "rabbitmq",
      "elasticsearch",
      "probe",
      "aws",
      "stackdriver",
      "libp2p",
      "gossipsub",
      "discv5",
    ].join("|") +
    ")_)",
);

/**
 * What a run-time reports of itself, which often stands behind a service's own prefix. Sources: prom-client's default
 * metrics, prometheus-gc-stats, OpenTelemetry's semantic conventions for `process.*`, `system.*`, `nodejs.*`, `v8js.*`.
 */
export const runtimeSeries: RegExp =
  /(?:^|_)(?:(?:nodejs|v8js|container|jvm|go)_|process_(?:cpu|resident|virtual|heap|open|max|start|memory|uptime|paging|context|thread|disk|network|unix)_|system_(?:cpu|memory|network|disk|filesystem|paging|process|uptime|linux)_)/;

/**
 * Labels that scraping, federation and exporters put on every series. Sources: Prometheus, "Jobs and instances";
 * OpenTelemetry, "Prometheus and OpenMetrics Compatibility"; the usual relabelling of its Kubernetes operator.
 */
export const commonLabels: ReadonlySet<string> = new Set([
  "job",
  "instance",
  "__name__",
  "service",
  "service_name",
  "service_namespace",
  "service_version",
  "service_instance_id",
  "deployment_environment",
  "deployment_environment_name",
  "environment",
  "env",
  "region",
  "zone",
  "pod",
  "pod_name",
  "namespace",
  "container",
  "container_name",
  "node",
  "cluster",
  "endpoint",
  "host",
  "hostname",
  "app",
  "application",
  "prometheus",
  "replica",
  "alertname",
  "alertstate",
  "severity",
]);

export const commonLabelPrefixes = /^(?:exported_|otel_scope_|telemetry_sdk_|k8s_|__)/;
