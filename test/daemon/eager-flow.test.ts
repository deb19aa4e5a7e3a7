/** Flow that is analyzed before anybody asks: the same answers, and nothing left to analyze when somebody does. */
import { expect, test } from 'vitest';
import { EagerFlow } from '../../server/src/daemon/eager-flow.ts';
import { openProject } from '../../server/src/daemon/open-project.ts';
import { makeFolder, makeWorkspace } from '../support/projects.ts';

const FILES = {
  'a.py': 'def f(x):\n    y = x\n    return y\n',
  'b.py': 'from a import f\n\ndef g(z):\n    return f(z)\n',
  'broken.py': 'def (\n',
};

test('files are analyzed once, those that are gone are left out, and a question finds them', async () => {
  const project = await openProject({ root: makeWorkspace(FILES), cacheDir: makeFolder() });
  try {
    await project.index();
    const { cache } = await project.analyses();
    const lazily = await project.flow({ from: 'b.py:3:7' });
    const asked = cache.statistics.misses;
    const eager = new EagerFlow(project.analyses(), () => project.snapshot());
    eager.want(['a.py', 'b.py', 'broken.py', 'gone.py']);
    await eager.settled();
    const analyzed = cache.statistics.misses;
    expect(analyzed).toBeGreaterThan(asked);
    expect(await project.flow({ from: 'b.py:3:7' })).toEqual(lazily);
    expect(await project.slice({ at: 'a.py:3' })).toMatchObject({ container: 'a.f' });
    expect(cache.statistics.misses).toBe(analyzed);
    await eager.close();
  } finally {
    await project.close();
  }
});
