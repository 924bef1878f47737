const zeros = ['٠', '۰', '०', '０'].map((zero) => zero.charCodeAt(0))

/** Arabic, Persian, Hindi and full-width digits as 0 to 9; without the marks that turn the direction of text. */
export function plainDigits(typed: string): string {
  return typed
    .replace(/\p{Cf}/gu, '')
    .replace(/[٠-٩۰-۹०-९０-９]/g, (digit) => {
      const code = digit.charCodeAt(0)
      return String(code - (zeros.findLast((zero) => zero <= code) ?? code))
    })
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[‐-―−]/g, '-')
    .trim()
}
