/** What a load balancer does: each request goes to the next server; one that cannot be reached or hangs up, to the other. */
export function balancer(origins: () => string[]) {
  let turn = 0;
  const tally = { answered: 0, retried: 0 };

  const isLost = (error: unknown) => {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'].includes(code ?? '');
  };

  /** Rejects when no server takes it, or for any reason but a lost connection. */
  const request = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const all = origins();
    const first = turn++;
    for (let tries = 0; ; tries++) {
      const origin = all[(first + tries) % all.length];
      try {
        const answer = await fetch(`${origin}${path}`, { redirect: 'manual', ...init });
        tally.answered += 1;
        return answer;
      } catch (error) {
        if (!isLost(error) || tries >= all.length) throw error;
        tally.retried += 1;
      }
    }
  };
  return { request, tally };
}
