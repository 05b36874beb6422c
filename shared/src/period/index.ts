export { addDays, daysBetween, isDate, lastDayOf, parseDate } from './calendar';
export {
  addMonths,
  monthOf,
  monthsBetween,
  type Period,
  parsePeriod,
  quarterOf,
  yearOf,
} from './Period';
