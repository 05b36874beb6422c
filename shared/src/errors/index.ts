export { type ErrorCode, errorCodes, isErrorCode } from './errorCodes';
export { failureName } from './failureName';
export { HubError, quote } from './HubError';
