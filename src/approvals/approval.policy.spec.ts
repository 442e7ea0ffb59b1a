import fc from 'fast-check';
import { draftStates } from '../standards/draft.lifecycle';
import {
  changedSheetFaults,
  countingApprovals,
  isBeforeApprovers,
  isSheetOpen,
  quorumFaults,
  quorumReached,
  sheetFaults,
  standingOf,
  type Approver,
  type Sheet,
  type Verdict,
  type Vote,
} from './approval.policy';

const text = 'the present text';
const otherText = 'the text before the last edit';

const approve = (personId: number, contentHash = text): Vote => ({ personId, verdict: 'approve', contentHash });
const codes = (faults: { code: string }[]) => faults.map(({ code }) => code);

describe('the states of a sheet', () => {
  it('may be filled in until the approvers have decided', () => {
    expect(draftStates.filter(isSheetOpen)).toEqual([
      'preparation',
      'drafting',
      'review',
      'rework',
      'finalising',
      'approval',
    ]);
  });

  it('lies before the approvers from the submission on, unless the draft was returned or withdrawn', () => {
    expect(draftStates.filter(isBeforeApprovers)).toEqual(['approval', 'approved', 'published']);
  });
});

describe('what a decision is worth', () => {
  const sheet: Sheet = { approverIds: [1, 2], quorum: 1 };

  it.each`
    personId | contentHash  | present  | standing
    ${1}     | ${text}      | ${true}  | ${'counts'}
    ${1}     | ${otherText} | ${true}  | ${'text-changed'}
    ${3}     | ${text}      | ${true}  | ${'not-an-approver'}
    ${3}     | ${otherText} | ${true}  | ${'text-changed'}
    ${1}     | ${text}      | ${false} | ${'submission-ended'}
    ${3}     | ${otherText} | ${false} | ${'submission-ended'}
  `('by $personId over $contentHash: $standing', ({ personId, contentHash, present, standing }) => {
    expect(standingOf(approve(personId, contentHash), sheet, text, present)).toBe(standing);
  });
});

describe('the quorum', () => {
  it.each`
    quorum | approvers    | approved     | authors      | missing
    ${1}   | ${[1]}       | ${[]}        | ${[]}        | ${['approvals-missing']}
    ${1}   | ${[1]}       | ${[1]}       | ${[]}        | ${[]}
    ${1}   | ${[1]}       | ${[1]}       | ${[1]}       | ${['approval-besides-authors']}
    ${1}   | ${[1, 2]}    | ${[1]}       | ${[1]}       | ${['approval-besides-authors']}
    ${1}   | ${[1, 2]}    | ${[2]}       | ${[1]}       | ${[]}
    ${2}   | ${[1, 2]}    | ${[1]}       | ${[1]}       | ${['approvals-missing', 'approval-besides-authors']}
    ${2}   | ${[1, 2]}    | ${[1, 2]}    | ${[1]}       | ${[]}
    ${2}   | ${[1, 2]}    | ${[1, 2]}    | ${[1, 2]}    | ${['approval-besides-authors']}
    ${2}   | ${[1, 2, 3]} | ${[1, 2]}    | ${[1, 2, 3]} | ${['approval-besides-authors']}
    ${2}   | ${[1, 3]}    | ${[1, 2]}    | ${[]}        | ${['approvals-missing']}
    ${3}   | ${[1, 2, 3]} | ${[1, 2, 3]} | ${[1, 2]}    | ${[]}
  `('of $quorum by $approvers, approved by $approved, written by $authors lacks $missing', (row) => {
    const { quorum, approvers, approved, authors, missing } = row as Record<string, number[]> & {
      quorum: number;
      missing: string[];
    };
    const votes = approved!.map((id) => approve(id));
    expect(codes(quorumFaults({ approverIds: approvers!, quorum }, votes, text, authors!))).toEqual(missing);
  });

  it('says how many approvals are missing', () => {
    expect(quorumFaults({ approverIds: [1, 2, 3], quorum: 3 }, [approve(1)], text, [])).toEqual([
      { field: 'quorum', code: 'approvals-missing', parameters: { missing: 2 } },
    ]);
  });

  it('does not count a return', () => {
    const votes: Vote[] = [{ personId: 1, verdict: 'return', contentHash: text }];
    expect(quorumReached({ approverIds: [1], quorum: 1 }, votes, text, [])).toBe(false);
  });
});

describe('the sheet before submission', () => {
  const person = (id: number, active = true): Approver => ({ id, name: `Person ${id}`, active });

  it.each`
    quorum | approvers                               | authors | missing
    ${1}   | ${[]}                                   | ${[]}   | ${['no-approvers']}
    ${1}   | ${[person(1)]}                          | ${[]}   | ${[]}
    ${1}   | ${[person(1)]}                          | ${[1]}  | ${['approver-besides-authors']}
    ${1}   | ${[person(1), person(2)]}               | ${[1]}  | ${[]}
    ${2}   | ${[person(1)]}                          | ${[]}   | ${['quorum-out-of-reach']}
    ${2}   | ${[person(1), person(2, false)]}        | ${[]}   | ${['approver-left', 'quorum-out-of-reach']}
    ${1}   | ${[person(1), person(2, false)]}        | ${[1]}  | ${['approver-left', 'approver-besides-authors']}
    ${1}   | ${[person(1, false), person(2, false)]} | ${[]}   | ${['approver-left', 'approver-left', 'quorum-out-of-reach', 'approver-besides-authors']}
  `('of $approvers.length with quorum $quorum lacks $missing', ({ quorum, approvers, authors, missing }) => {
    expect(codes(sheetFaults(quorum, approvers, authors))).toEqual(missing);
  });
});

describe('a sheet changed while approvers decide', () => {
  it.each`
    what                                       | quorum | approvers    | approved | authors   | faults
    ${'another approver takes part'}           | ${2}   | ${[1, 2, 3]} | ${[1]}   | ${[]}     | ${[]}
    ${'an approver who decided is taken off'}  | ${2}   | ${[2, 3]}    | ${[1]}   | ${[]}     | ${[]}
    ${'the quorum sinks to what was approved'} | ${1}   | ${[1, 2]}    | ${[1]}   | ${[]}     | ${['sheet-would-approve']}
    ${'it sinks, but only authors approved'}   | ${1}   | ${[1, 2]}    | ${[1]}   | ${[1]}    | ${[]}
    ${'too few are left'}                      | ${3}   | ${[1, 2]}    | ${[1]}   | ${[]}     | ${['quorum-out-of-reach']}
    ${'only authors are left'}                 | ${1}   | ${[1, 2]}    | ${[]}    | ${[1, 2]} | ${['approver-besides-authors']}
  `('$what: $faults', ({ quorum, approvers, approved, authors, faults }) => {
    const votes = (approved as number[]).map((id) => approve(id));
    expect(codes(changedSheetFaults({ approverIds: approvers, quorum }, votes, text, authors))).toEqual(faults);
  });
});

describe('for any sheet, decisions and authors', () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 6 });
  const votes = fc.uniqueArray(
    fc.record({
      personId: fc.integer({ min: 1, max: 6 }),
      verdict: fc.constantFrom<Verdict>('approve', 'return'),
      contentHash: fc.constantFrom(text, otherText),
    }),
    { selector: ({ personId, contentHash }) => `${personId} ${contentHash}` },
  );
  const question = fc.record({ approverIds: ids, quorum: fc.integer({ min: 1, max: 6 }), votes, authors: ids });

  it('an approved text has enough approvals over exactly it by approvers, and not from its authors alone', () => {
    fc.assert(
      fc.property(question, ({ approverIds, quorum, votes, authors }) => {
        const people = new Set(
          votes
            .filter(({ verdict, contentHash }) => verdict === 'approve' && contentHash === text)
            .map(({ personId }) => personId)
            .filter((id) => approverIds.includes(id)),
        );
        const enough = people.size >= quorum && [...people].some((id) => !authors.includes(id));
        expect(quorumReached({ approverIds, quorum }, votes, text, authors)).toBe(enough);
      }),
    );
  });

  it('an edit voids every approval', () => {
    fc.assert(
      fc.property(question, ({ approverIds, quorum, votes, authors }) => {
        const before = votes.filter(({ contentHash }) => contentHash !== text);
        expect(countingApprovals({ approverIds, quorum }, before, text)).toEqual([]);
        expect(quorumReached({ approverIds, quorum }, before, text, authors)).toBe(false);
      }),
    );
  });

  it('one more approval never undoes an approval', () => {
    fc.assert(
      fc.property(question, fc.integer({ min: 1, max: 6 }), ({ approverIds, quorum, votes, authors }, id) => {
        const sheet = { approverIds, quorum };
        fc.pre(quorumReached(sheet, votes, text, authors));
        fc.pre(!votes.some(({ personId, contentHash }) => personId === id && contentHash === text));
        expect(quorumReached(sheet, [...votes, approve(id)], text, authors)).toBe(true);
      }),
    );
  });

  it('a sheet that passes the change can still be approved, by those who have not decided', () => {
    fc.assert(
      fc.property(question, ({ approverIds, quorum, votes, authors }) => {
        // A return would have ended the submission.
        const approvals = votes.filter(({ verdict }) => verdict === 'approve');
        const sheet = { approverIds, quorum };
        fc.pre(changedSheetFaults(sheet, approvals, text, authors).length === 0);
        const decided = new Set(approvals.filter((vote) => vote.contentHash === text).map((vote) => vote.personId));
        const others = approverIds.filter((id) => !decided.has(id)).map((id) => approve(id));
        expect(others.length).toBeGreaterThan(0);
        expect(quorumReached(sheet, [...approvals, ...others], text, authors)).toBe(true);
      }),
    );
  });
});
