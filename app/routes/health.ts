/** The process answers. Whether it can do its work is `/ready`'s to say. */
export const loader = () => Response.json({ status: 'alive' });
