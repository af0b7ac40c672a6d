import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { pageTitle } from '#app/lib/meta.ts';
import type { LightHandle } from '#app/light/light-page.ts';
import { AwayPage } from '#app/reviews/away-page.tsx';
import { GonePage } from '#app/reviews/gone-page.tsx';
import { loadReviewLink } from '#app/reviews/review-page.server.ts';
import { openReview } from '#app/reviews/review-requests.server.ts';
import { ReviewScreen } from '#app/reviews/review-screen.tsx';
import { reviewTitle, type Titled } from '#app/reviews/review-title.ts';
import { SupersededPage } from '#app/reviews/superseded-page.tsx';

export const loader = ({ request, params }: LoaderFunctionArgs) =>
  loadReviewLink(request, params.token ?? '');

export const action = (args: ActionFunctionArgs) => openReview(args, args.params.token ?? '');

export const handle: LightHandle = { isLight: true };

export const meta = pageTitle<Titled>(reviewTitle);

export default function ReviewLink() {
  const loaded = useLoaderData<typeof loader>();
  switch (loaded.kind) {
    case 'review':
      return <ReviewScreen page={loaded.page} ask={loaded.ask} line={loaded.line} />;
    case 'away':
      return <AwayPage away={loaded} />;
    case 'superseded':
      return <SupersededPage sentAt={loaded.sentAt} isCorrected={loaded.isCorrected} />;
    case 'gone':
      return <GonePage {...loaded} />;
  }
}
