import { topicsOf } from './event-topics';

const ofDraft = { actorId: 1, standardId: 3, draftId: 7, subjectId: 12 };

describe('what may be seen of an event', () => {
  it.each([
    ['clause.revised', {}, ['draft/7/clause/12']],
    ['clause.judged', {}, ['draft/7/clause/12']],
    ['clause.excused', {}, ['draft/7/clause/12']],
    ['clause.excuse-withdrawn', {}, ['draft/7/clause/12']],
    ['clause.cited', {}, ['draft/7/clause/12']],
    ['clause.citation-withdrawn', {}, ['draft/7/clause/12']],
    ['source.added', {}, ['draft/7/evidence']],
    ['sources.imported', {}, ['draft/7/evidence']],
    ['finding.waived', {}, ['draft/7/clause/12']],
    ['clause.added', {}, ['draft/7']],
    ['clause.moved', {}, ['draft/7']],
    ['clause.removed', {}, ['draft/7']],
    ['clause.restored', {}, ['draft/7']],
    ['section.moved', {}, ['draft/7']],
    ['comment.made', { clauseId: 5 }, ['draft/7/clause/5']],
    ['comment.made', { sectionId: 5 }, ['draft/7']],
    ['comment.disposed', { clauseId: 5 }, ['draft/7/clause/5']],
    ['comment.replied', { clauseId: null }, ['draft/7']],
    ['round.closed', {}, ['draft/7']],
    ['decision.made', {}, ['draft/7']],
    ['draft.submit', {}, ['draft/7']],
    ['working-group-member.named', {}, ['draft/7']],
    ['edition.frozen', {}, ['draft/7/documents']],
    ['artefact.ready', {}, ['draft/7/documents']],
    ['edition.published', {}, ['draft/7/documents', 'standard/3']],
    ['edition.superseded', {}, ['draft/7/documents', 'standard/3']],
  ])('%s %j: %j', (type, data, topics) => {
    expect(topicsOf({ ...ofDraft, type, data })).toEqual(topics);
  });

  it.each(['person.changed', 'person.deactivated', 'person.password-changed', 'session.ended'])(
    '%s concerns the person',
    (type) => {
      expect(topicsOf({ type, actorId: 1, subjectId: 12 })).toEqual(['person/12']);
    },
  );

  it.each(['session.started', 'organisation.renamed', 'unit.added'])('%s is seen by nobody at once', (type) => {
    expect(topicsOf({ type, actorId: 1, subjectId: 12 })).toEqual([]);
  });
});
