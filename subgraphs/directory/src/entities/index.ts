import { Assessment } from './Assessment';
import { DataResource } from './DataResource';
import { DataResourceIndicator } from './DataResourceIndicator';
import { Department } from './Department';
import { GovernanceArea } from './GovernanceArea';
import { GovernanceBudget } from './GovernanceBudget';
import { GovernanceCentre } from './GovernanceCentre';
import { Grid } from './Grid';
import { GridAssignment } from './GridAssignment';
import { GridWorker } from './GridWorker';
import { Organisation } from './Organisation';
import { Region } from './Region';

export const entities = [
  Assessment,
  DataResource,
  DataResourceIndicator,
  Department,
  GovernanceArea,
  GovernanceBudget,
  GovernanceCentre,
  Grid,
  GridAssignment,
  GridWorker,
  Organisation,
  Region,
];
