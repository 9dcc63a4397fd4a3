import { describe, expect, it } from '@jest/globals';
import { chunksOf, wayBack, type Changeable } from './changes.js';

const aTicket = (id: string, more: Partial<Changeable> = {}): Changeable => ({ id, status: 'OPEN', priority: 'NORMAL', assignee: null, ...more });
const ann = { id: 'ann', name: 'Ann' };

describe('the way back from a change of many tickets', () => {
  it('gives each ticket the priority it had', () => {
    expect(wayBack({ priority: 'HIGH' }, [aTicket('1'), aTicket('2', { priority: 'URGENT' }), aTicket('3')])).toEqual([
      { change: { priority: 'NORMAL' }, ids: ['1', '3'] },
      { change: { priority: 'URGENT' }, ids: ['2'] },
    ]);
  });

  it('leaves alone what was so before', () => {
    expect(wayBack({ priority: 'NORMAL' }, [aTicket('1')])).toEqual([]);
    expect(wayBack({ assigneeId: 'ann' }, [aTicket('1', { assignee: ann })])).toEqual([]);
  });

  it('gives tickets back to whom they belonged, or to nobody', () => {
    expect(wayBack({ assigneeId: 'bo' }, [aTicket('1', { assignee: ann }), aTicket('2')])).toEqual([
      { change: { assigneeId: 'ann' }, ids: ['1'] },
      { change: { unassign: true }, ids: ['2'] },
    ]);
    expect(wayBack({ unassign: true }, [aTicket('1', { assignee: ann }), aTicket('2')])).toEqual([{ change: { assigneeId: 'ann' }, ids: ['1'] }]);
  });

  it('has none for a status that nobody can set', () => {
    expect(wayBack({ status: 'WAITING_FOR_REQUESTER' }, [aTicket('1', { status: 'NEW' }), aTicket('2')])).toEqual([{ change: { status: 'OPEN' }, ids: ['2'] }]);
  });

  it('has none for a removal: that is what restoring is for', () => {
    expect(wayBack({ removeAs: 'BIN' }, [aTicket('1')])).toEqual([]);
  });
});

describe('many tickets', () => {
  it('are handed over in portions', () => {
    expect(chunksOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
    expect(chunksOf([], 2)).toEqual([]);
  });
});
