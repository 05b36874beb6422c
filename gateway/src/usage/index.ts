export { createUsageRecorder, type ExecutedOperation, type UsageRecorder } from './UsageRecorder';
export { usagePlugin } from './usagePlugin';
