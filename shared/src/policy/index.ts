export { type Mask, type Sensitivity, sensitivities } from './Mask';
