export { DataState } from './DataState';
export { FloatingRegistration } from './FloatingRegistration';
export { HouseholdVisit } from './HouseholdVisit';
export { Person } from './Person';
export { Residence } from './Residence';
