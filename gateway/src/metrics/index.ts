export { addMetricsRoute } from './addMetricsRoute';
export { countRequests } from './countRequests';
export { createMetrics, type Metrics } from './createMetrics';
