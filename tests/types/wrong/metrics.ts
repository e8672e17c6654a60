/**
 * Wrong calls of metrics().
 *
 * Each `//~` says where both compilers report the call below it, and a part of the text: see
 * scripts/test/wrong-calls.mjs.
 */
import * as djed from "@djed/edge";
import { datadog, otlpMetrics, statsd } from "@djed/edge/metrics";

type Env = {
  Variables: { id: number; name: string; user: { id: string } };
  Bindings: { KEY: string; N: number };
};

//~ prefx: 'prefx' does not exist in type 'MetricsOptions'. Did you mean to write 'prefix'?
djed.metrics({ prefx: "a" });
//~ prefix: Type 'number' is not assignable to type 'string'.
djed.metrics({ prefix: 3 });
//~ 3: Type 'number' is not assignable to type 'Observable'.
djed.metrics({ watch: [3] });
//~ watch: Type 'RateLimitMiddleware' is not assignable to type 'readonly Observable[] | undefined'.
djed.metrics({ watch: djed.rateLimit() });
//~ "statsd": Type 'string' is not assignable to type 'MetricsBackend'.
djed.metrics({ backends: ["statsd"] });
//~ label: 'label' does not exist in type 'MetricOptions<never>'. Did you mean to write 'labels'?
djed.metrics().counter("a", { label: ["b"] });
//~ c: 'c' does not exist in type 'Readonly<Record<"b", LabelValue>>'.
djed.metrics().counter("a", { labels: ["b"] }).inc({ c: 1 });
//~ bucket: 'bucket' does not exist in type 'HistogramOptions<never>'. Did you mean to write
djed.metrics().histogram("a", { bucket: [1] });
//~ key: 'key' does not exist in type 'DatadogOptions<EdgeEnv>'.
datadog({ key: "a" });
//~ apiKey: Type '(c: Context<Env, any, {}>) => number' is not assignable to type 'string | ((c:
datadog<Env>({ apiKey: (c) => c.env.N });
//~ endpoint: 'endpoint' does not exist in type 'OtlpMetricsOptions'.
otlpMetrics({ endpoint: "a" });
//~ hosts: 'hosts' does not exist in type 'StatsdOptions'.
statsd({ hosts: "a" });
