import type { SourceType } from '../schema/SourceTypes';

/** Whether Relay's connection spec (https://relay.dev/graphql/connections.htm) explains a type. */
export function isRelayType({ name }: SourceType): boolean {
  return name === 'PageInfo' || name.endsWith('Connection') || name.endsWith('Edge');
}

/** Whether that spec explains a field: it holds nothing but the place in a list, or leads to what has a level. */
export function isRelayField(type: SourceType, field: string): boolean {
  if (type.name === 'PageInfo') return true;
  if (type.name.endsWith('Connection')) return field === 'pageInfo' || field === 'edges';
  return type.name.endsWith('Edge') && field === 'cursor';
}
