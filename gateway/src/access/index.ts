export { createRequestViewer, type RequestViewer } from './createRequestViewer';
export { type Declared, declaredIn } from './declaredIn';
export { isRefusal } from './isRefusal';
export { createRefusalRecorder, type RefusalRecorder } from './RefusalRecorder';
export { refusalsPlugin } from './refusalsPlugin';
