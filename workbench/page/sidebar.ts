import { checkReturned } from '../standin/returned';

/** Google's bridge inside the sidebar's frame: asynchronous calls to the page, with a handler each way. */
const SHIM = `<script>(function () {
  var next = 0, waiting = {};
  addEventListener('message', function (event) {
    var answer = event.data;
    if (!answer || answer.kind !== 'answer') return;
    var handlers = waiting[answer.id];
    delete waiting[answer.id];
    if (answer.error) {
      var error = new Error(answer.error.message);
      error.name = answer.error.name;
      (handlers.failure || console.error)(error, handlers.user);
    } else if (handlers.success) handlers.success(answer.value, handlers.user);
  });
  function runner(handlers) {
    function withHandler(key) {
      return function (value) {
        var more = Object.assign({}, handlers);
        more[key] = value;
        return runner(more);
      };
    }
    return new Proxy({}, { get: function (_, name) {
      if (name === 'withSuccessHandler') return withHandler('success');
      if (name === 'withFailureHandler') return withHandler('failure');
      if (name === 'withUserObject') return withHandler('user');
      return function () {
        var id = ++next;
        waiting[id] = handlers;
        parent.postMessage({ kind: 'call', id: id, name: name, args: JSON.parse(JSON.stringify([].slice.call(arguments))) }, '*');
      };
    } });
  }
  window.google = { script: { get run() { return runner({}); }, host: { close: function () { parent.postMessage({ kind: 'close' }, '*'); } } } };
})();</script>`;

type FromFrame = { kind: 'call'; id: number; name: string; args: unknown[] } | { kind: 'close' };

/** Docks the add-on's page at the right and answers its calls, each in an execution of its own. */
export function sidebar(
  run: (name: string, args: unknown[]) => Promise<unknown>,
): (title: string) => Promise<void> {
  const side = document.getElementById('side')!;
  const frame = document.getElementById('side-frame') as HTMLIFrameElement;
  const close = (): void => {
    side.hidden = true;
    frame.srcdoc = '';
  };
  document.getElementById('side-close')!.addEventListener('click', close);
  window.addEventListener('message', (event: MessageEvent<FromFrame>) => {
    if (event.source !== frame.contentWindow) return;
    if (event.data.kind === 'close') close();
    if (event.data.kind === 'call') void answer(event.data);
  });
  const answer = async ({ id, name, args }: Extract<FromFrame, { kind: 'call' }>): Promise<void> => {
    const reply = await run(name, args)
      .then(value => ({ value: checkReturned(value) }))
      .catch((error: unknown) => {
        const { name, message } = error instanceof Error ? error : new Error(String(error));
        return { error: { name, message } };
      });
    frame.contentWindow?.postMessage({ kind: 'answer', id, ...reply }, '*');
  };
  return async title => {
    document.getElementById('side-title')!.textContent = title;
    side.hidden = false;
    frame.srcdoc = SHIM + (await (await fetch('dist/Sidebar.html')).text());
  };
}
