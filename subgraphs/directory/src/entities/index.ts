import { Assessment } from './Assessment';
import { DataResource } from './DataResource';
import { DataResourceField } from './DataResourceField';
import { DataResourceIndicator } from './DataResourceIndicator';
import { DataResourceUse } from './DataResourceUse';
import { Department } from './Department';
import { GovernanceArea } from './GovernanceArea';
import { GovernanceBudget } from './GovernanceBudget';
import { GovernanceCentre } from './GovernanceCentre';
import { Grid } from './Grid';
import { GridAssignment } from './GridAssignment';
import { GridWorker } from './GridWorker';
import { Organisation } from './Organisation';
import { PublishedCatalogue } from './PublishedCatalogue';
import { Region } from './Region';

export const entities = [
  Assessment,
  DataResource,
  DataResourceField,
  DataResourceIndicator,
  DataResourceUse,
  Department,
  GovernanceArea,
  GovernanceBudget,
  GovernanceCentre,
  Grid,
  GridAssignment,
  GridWorker,
  Organisation,
  PublishedCatalogue,
  Region,
];
