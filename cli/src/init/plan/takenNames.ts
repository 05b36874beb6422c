const words = (...lines: readonly string[]): string[] => lines.join(' ').split(' ');

/** Types of the subgraphs that come with the hub, and of GraphQL itself; two subgraphs cannot mean different things by one. */
export const takenTypes: readonly string[] = words(
  'AccessApproval AccessCount AccessEvent AccessGrant AccessGrantKind AccessGrantState AccessRequestInput AgeBand Agreement',
  'AnnualBudget AnnualPopulation Assessment AssessmentUnit AssistanceService AuditEvent AuditEventFilter Boolean',
  'BreakGlassInput BreakGlassOutcome Building CareCase CareCategory CareService CareStats CommitteeKind DataLevel DataResource',
  'Date DateTime Department DepartmentKind DepartmentPetitionStats Dispute DisputeField DisputeScale DisputeSource DisputeStats',
  'DisputeStatus DisputeTypeRatio Dwelling DwellingUse Employment Float FloatingSeason FloatingService FourHave FourHaveRate',
  'GovernanceCentre Grid GridKind GridWorker Hazard HazardKind HousingStats ID Incident IncidentClass IncidentStats',
  'IncidentStatus Int LedgerRecordKind LeftBehindKind ListedArea ListingGrade LossBand MediationKind MediationOrg Mutation',
  'Occupancy OccupancySummary Organisation OrganisationKind OrganisedCrimeStats PageInfo PatrolDeployment Person Petition',
  'PetitionChannel PetitionDepartmentOrder PetitionOpinion PetitionPurpose PetitionRating PetitionRoute PetitionStats',
  'PetitionStatus PetitionTargetCheck Petitioner PopulationKind PopulationStats Purpose Query Ratio Referral Region RegionLevel',
  'Residence ResidentBand Satisfaction ServiceAction ServiceKind ServiceOutcome ServiceState Sex ShareType ShareTypeCount',
  'StandardAddress StatBucket StatCell String Subscription TelecomFraudStats UpdateCycle VisitTask VisitTaskKind YouthKind',
);

/** Fields of `Query` of the subgraphs that come with the hub. */
export const takenQueries: readonly string[] = words(
  'accessCounts accessRequests auditEvents careCase dataResources department departments dispute dwelling grantedPerson grid',
  'householdMembers incidents me myAccesses myCareCases myDisputes myGrants myPetitions myVisits person petitionByQueryCode',
  'region regions whoAccessedMyData',
);
