export { createRequestViewer, type RequestViewer } from './createRequestViewer';
export { isRefusal } from './isRefusal';
export { createRefusalRecorder, type RefusalRecorder } from './RefusalRecorder';
export { refusalsPlugin } from './refusalsPlugin';
