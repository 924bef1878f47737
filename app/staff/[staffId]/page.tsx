/** No dialog is open: the layout shows the person. */
export default function NoDialog() {
  return null
}
