import { concernsPersons, denied, type FieldRule, type FieldRules } from '../../policy';

/** The same rules, with everything denied that a record would be owed for. */
export function withholdPersonal(rules: FieldRules): FieldRules {
  return new Map([...rules].map(([node, rule]) => [node, withhold(rule)]));
}

function withhold(rule: FieldRule): FieldRule {
  if (rule.denial || !concernsPersons(rule.policy)) return rule;
  return { ...rule, denial: denied('LEDGER_UNAVAILABLE', rule.field) };
}
