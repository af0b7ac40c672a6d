/** No page here. A route of its own, so that the error page knows the reader's language and theme. */
export const loader = () => {
  throw new Response(null, { status: 404 });
};

export const action = loader;

/** Never drawn; without a component this would be a resource, answered without a page. */
export default function Nothing() {
  return null;
}
