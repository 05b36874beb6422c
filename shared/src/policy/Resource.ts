import { type Application, choiceArgument, textArgument } from './argumentValues';

/** How a data resource is shared (政务信息资源目录编制指南). */
export const shareTypes = ['UNCONDITIONAL', 'CONDITIONAL', 'NOT_SHARED'] as const;

/** How often a data resource is brought up to date. */
const updateCycles = ['REAL_TIME', 'DAILY', 'WEEKLY', 'MONTHLY', 'QUARTERLY', 'YEARLY'] as const;

/** Data levels after GB/T 43697. */
const dataLevels = ['CORE', 'IMPORTANT', 'GENERAL'] as const;

/** An entry of the data-resource directory (GB/T 21063), as `@resource` states it of a type. */
export interface Resource {
  readonly code: string;
  readonly name: string;
  readonly shareType: (typeof shareTypes)[number];
  readonly legalBasis: string;
  readonly updateCycle: (typeof updateCycles)[number];
  readonly dataLevel: (typeof dataLevels)[number];
}

/** Stands for the legal basis in a schema whose author does not know it yet; no registry accepts it. */
export const unstatedBasis = 'TO BE STATED 待填写';

/** @throws HubError COMPOSITION_FAILED */
export function readResource(application: Application): Resource {
  return {
    code: textArgument(application, 'code'),
    name: textArgument(application, 'name'),
    shareType: choiceArgument(application, 'shareType', shareTypes),
    legalBasis: textArgument(application, 'legalBasis'),
    updateCycle: choiceArgument(application, 'updateCycle', updateCycles),
    dataLevel: choiceArgument(application, 'dataLevel', dataLevels),
  };
}
