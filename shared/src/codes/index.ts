export { citizenIdCheckCharacter, createCitizenId, isCitizenId } from './citizenId';
export { indicatorsIn } from './indicatorsIn';
export {
  ancestorAt,
  ancestorsOf,
  areaPrefix,
  isWithin,
  parseGridCode,
  parseRegionCode,
  type RegionLevel,
  regionLevelOf,
  regionLevels,
} from './regionCode';
export { createUscc, isUscc, parseUscc, usccCheckCharacter } from './uscc';
