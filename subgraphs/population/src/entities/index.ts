import { DataState } from './DataState';
import { FloatingRegistration } from './FloatingRegistration';
import { HouseholdVisit } from './HouseholdVisit';
import { Person } from './Person';
import { Residence } from './Residence';

export const entities = [DataState, FloatingRegistration, HouseholdVisit, Person, Residence];
