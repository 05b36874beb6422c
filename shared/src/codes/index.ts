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
