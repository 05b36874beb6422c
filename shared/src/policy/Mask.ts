/** How a value looks to a viewer who may not have it whole (`@mask`). */
export const masks = ['NAME', 'ID_NUMBER', 'PHONE', 'ADDRESS', 'YEAR', 'TOKEN'] as const;

export type Mask = (typeof masks)[number];

/** Whom a field may concern, from nobody to somebody's most private matters; each level includes those before. */
export const sensitivities = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SENSITIVE'] as const;

export type Sensitivity = (typeof sensitivities)[number];
