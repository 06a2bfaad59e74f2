// The declare card and the runbook stay reachable without a network. Where a worker cannot be had, nothing is lost but that.
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => {
    navigator.serviceWorker.register(`${import.meta.env.BASE_URL.replace(/\/$/, '')}/worker.js`).catch(() => undefined);
  });
}
