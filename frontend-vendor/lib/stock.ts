/** From here on down something is low; the shop tells its buyers the same. */
export const LOW = 5;
