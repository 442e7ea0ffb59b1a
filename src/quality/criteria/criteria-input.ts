import { defaultPageSize } from '../../platform/http/page';
import type { MatrixQuery } from './criteria-matrix.service';
import type { GivenMarkDto, MatrixQueryDto, NewCriterionDto } from './criteria.dto';
import type { GivenMark, WantedCriterion } from './criteria.rules';

/** A criterion as it was sent; a name left empty is none. */
export function wanted({ id, names, inUse }: NewCriterionDto): WantedCriterion {
  return { id: id ?? null, names: Object.fromEntries(Object.entries(names).filter(([, name]) => name)), inUse };
}

/** A mark as it was sent; a word left empty is none. */
export function given({ criterionId, mark, word }: GivenMarkDto): GivenMark {
  return { criterionId, mark, word: word || null };
}

/** Which clauses of the matrix are asked for: all of them unless told. */
export function matrixQuery({ show, section, after, limit }: MatrixQueryDto): MatrixQuery {
  return { show: show ?? 'all', sectionId: section ?? null, after: after ?? null, limit: limit ?? defaultPageSize };
}
