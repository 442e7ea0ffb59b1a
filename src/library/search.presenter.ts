import { commentPath } from '../reviews/comment-path';
import type { Language } from '../vocabulary';
import type { Found } from './search.service';

/** A piece of text, marked where it is what was searched for. */
interface Piece {
  text: string;
  marked: boolean;
}

export interface HitView {
  kind: Found['kind'];
  href: string;
  heading: Piece[];
  excerpt: Piece[];
  number: string | null;
  standardTitle: string;
  language: Language;
  inForce: boolean;
}

export function presentHit(found: Found): HitView {
  const { kind, number, standardTitle, language, inForce, heading, excerpt } = found;
  return {
    ...{ kind, number, standardTitle, language, inForce },
    href: hrefOf(found),
    heading: pieces(heading ?? ''),
    // Where nothing is marked it is the beginning of a text whose title was found.
    excerpt: pieces(excerpt.includes('\u0002') || excerpt === '' ? excerpt : `${excerpt} …`),
  };
}

function hrefOf(found: Found): string {
  const { kind, number, draftId, standardId, clauseId, inForce } = found;
  switch (kind) {
    case 'standard':
      return `/standards/${standardId}`;
    case 'clause':
      if (inForce) return `/standards/${standardId}/handbook#clause-${number!.replaceAll('.', '-')}`;
      return `/drafts/${draftId}/clauses/${clauseId}`;
    case 'comment':
      return commentPath(found);
  }
}

function pieces(text: string): Piece[] {
  return text
    .split(/[\u0002\u0003]/)
    .map((piece, index) => ({ text: piece, marked: index % 2 === 1 }))
    .filter((piece) => piece.text !== '');
}
