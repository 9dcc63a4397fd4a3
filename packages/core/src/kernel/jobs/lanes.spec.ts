import { describe, expect, it } from '@jest/globals';
import { Lanes, type LaneLimits } from './lanes.js';

const job = (workspaceId: string, name: string, target = 'mail') => ({ name, data: { workspaceId, target } });
type Named = ReturnType<typeof job>;

/** Lanes whose work ends when the spec says so. */
function lanes(limits: LaneLimits, togetherTarget = '') {
  const under: { names: string; end: () => void }[] = [];
  const dry: string[] = [];
  const lanes = new Lanes<Named>(limits, {
    run: (jobs) => new Promise((end) => under.push({ names: jobs.map(({ name }) => name).join('+'), end })),
    together: (target) => target === togetherTarget,
    dry: (workspaceId) => dry.push(workspaceId),
  });
  const end = async (names: string) => {
    const [ended] = under.splice(under.findIndex((each) => each.names === names), 1);
    ended?.end();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { lanes, dry, end, running: () => under.map(({ names }) => names) };
}

describe('the lanes of a node', () => {
  it('do as many jobs of a workspace at once as they may, in their order', async () => {
    const { lanes: subject, running, end, dry } = lanes({ perWorkspace: 2, perNode: 9 });
    subject.add([job('a', 'a1'), job('a', 'a2'), job('a', 'a3')]);
    expect([running(), subject.supplied]).toEqual([['a1', 'a2'], ['a']]);
    await end('a1');
    expect([running(), subject.supplied, dry]).toEqual([['a2', 'a3'], [], ['a']]);
  });

  it('serve workspaces in turn when the node has its hands full', async () => {
    const { lanes: subject, running, end } = lanes({ perWorkspace: 2, perNode: 2 });
    subject.add([job('a', 'a1'), job('a', 'a2'), job('a', 'a3'), job('a', 'a4'), job('b', 'b1'), job('b', 'b2'), job('c', 'c1')]);
    const order: string[] = [];
    for (let [first] = running(); first; [first] = running()) {
      order.push(first);
      await end(first);
    }
    expect(order).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4']);
  });

  it('do together what is done together, and nothing else', async () => {
    const { lanes: subject, running, end } = lanes({ perWorkspace: 1, perNode: 1 }, 'mail');
    subject.add([job('b', 'b0', 'scan'), job('a', 'a1'), job('a', 'a2', 'scan'), job('a', 'a3'), job('a', 'a4', 'scan'), job('b', 'b1')]);
    const order: string[] = [];
    for (let [first] = running(); first; [first] = running()) {
      order.push(first);
      await end(first);
    }
    expect(order).toEqual(['b0', 'a1+a3', 'b1', 'a2', 'a4']);
  });
});
