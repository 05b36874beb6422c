/** How a value looks to a viewer who may not have it whole (`@mask`). */
export type Mask = 'NAME' | 'ID_NUMBER' | 'PHONE' | 'ADDRESS' | 'YEAR' | 'TOKEN';

/** Whom a field may concern, from nobody to somebody's most private matters; each level includes those before. */
export const sensitivities = ['PUBLIC', 'INTERNAL', 'PERSONAL', 'SENSITIVE'] as const;

export type Sensitivity = (typeof sensitivities)[number];
