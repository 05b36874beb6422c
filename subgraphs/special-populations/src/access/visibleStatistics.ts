import type { Viewer } from '@civicgraph/shared';

/** Mental health, every other service, or both: whose statistics a viewer sees. */
export type VisibleStatistics = 'MENTAL_HEALTH' | 'OTHER' | 'ALL';

/** Care workers see the statistics of their own service; whoever else may see any sees all. */
export function visibleStatistics({ role }: Viewer): VisibleStatistics {
  if (role === 'MH_CARE') return 'MENTAL_HEALTH';
  return role === 'CARE_OTHER' ? 'OTHER' : 'ALL';
}

/** Whether a statistic of mental health, or of anything else, is the viewer's to see. */
export function isVisible(statistic: 'MENTAL_HEALTH' | 'OTHER', viewer: Viewer): boolean {
  const visible = visibleStatistics(viewer);
  return visible === 'ALL' || visible === statistic;
}
