/* A PKCS #11 module that misbehaves as the variable HOSTILE says. It is no cryptography: what it signs never verifies. HOSTILE_LOG names a file to which each login adds a letter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef unsigned long U;
typedef struct { U type; void *value; U length; } Attribute;

/* The base point of P-256 (SEC 2, 2.4.2), not wrapped into an OCTET STRING. */
static const unsigned char point[65] = {
    4, 0x6b, 0x17, 0xd1, 0xf2, 0xe1, 0x2c, 0x42, 0x47, 0xf8, 0xbc, 0xe6, 0xe5, 0x63, 0xa4, 0x40, 0xf2, 0x77, 0x03, 0x7d, 0x81, 0x2d, 0xeb, 0x33, 0xa0, 0xf4, 0xa1, 0x39, 0x45, 0xd8, 0x98, 0xc2, 0x96,
    0x4f, 0xe3, 0x42, 0xe2, 0xfe, 0x1a, 0x7f, 0x9b, 0x8e, 0xe7, 0xeb, 0x4a, 0x7c, 0x0f, 0x9e, 0x16, 0x2b, 0xce, 0x33, 0x57, 0x6b, 0x31, 0x5e, 0xce, 0xcb, 0xb6, 0x40, 0x68, 0x37, 0xbf, 0x51, 0xf5};
static const unsigned char curve[10] = {6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7};
static int found;

static int is(const char *what) { const char *how = getenv("HOSTILE"); return how && strcmp(how, what) == 0; }
static U ok(void) { return 0; }
static U info(unsigned char *to) { memset(to, ' ', 88); return 0; }

static U slots(unsigned char present, U *list, U *count) {
    (void)present;
    *count = is("endless-slots") ? (U)1 << 40 : 1;
    if (list) list[0] = 5;
    return 0;
}

static U slot(U number, unsigned char *to) { (void)number; memset(to, ' ', 108); return 0; }

static U token(U number, unsigned char *to) {
    (void)number;
    memset(to, ' ', 96);
    memset(to + 96, 0, 108);
    memcpy(to, is("steering-label") ? "a\nproofmark: \033[2J" : "hostile", is("steering-label") ? 17 : 7);
    *(U *)(to + 96) = 0x40c | (is("final-try") ? 0x20000 : 0) | (is("locked") ? 0x40000 : 0);
    return 0;
}

static U open_session(U number, U flags, void *data, void *notify, U *session) { (void)number; (void)flags; (void)data; (void)notify; *session = 1; return 0; }

static U login(U session, U kind, const char *pin, U length) {
    (void)session; (void)kind; (void)pin; (void)length;
    FILE *log = fopen(getenv("HOSTILE_LOG"), "a");
    if (log) { fputc('x', log); fclose(log); }
    return is("wrong-pin") ? 0xA0 : 0;
}

static U find_init(U session, Attribute *template, U count) { (void)session; (void)template; (void)count; found = 0; return 0; }

static U find(U session, U *handle, U most, U *count) {
    (void)session; (void)most;
    *handle = 9;
    *count = is("endless-objects") || found++ == 0;
    return 0;
}

static U give(Attribute *to, const void *value, U length) {
    if (to->value) memcpy(to->value, value, length);
    to->length = is("huge-attribute") ? (U)1 << 40 : length;
    return 0;
}

static U attribute(U session, U handle, Attribute *to, U count) {
    (void)session; (void)handle; (void)count;
    U type = 3;
    switch (to->type) {
        case 0x100: return give(to, &type, sizeof type);
        case 0x180: return give(to, curve, sizeof curve);
        case 0x181: return give(to, point, sizeof point);
        default: to->length = (U)-1; return 0x12;
    }
}

static U sign_init(U session, void *mechanism, U key) { (void)session; (void)mechanism; (void)key; return 0; }

static U sign(U session, void *data, U size, unsigned char *signature, U *length) {
    (void)session; (void)data; (void)size;
    memset(signature, 0, 64);
    signature[31] = signature[63] = is("zero-signature") ? 0 : 1;
    *length = is("odd-signature") ? 63 : is("empty-signature") ? 0 : is("endless-signature") ? (U)1 << 40 : 64;
    return 0;
}

static void *list[70];

U C_GetFunctionList(void **to) {
    for (int i = 1; i < 70; i++) list[i] = is("no-functions") ? 0 : (void *)ok;
    list[0] = (void *)(is("version-9") ? 9UL : 2UL);
    if (!is("no-functions")) {
        list[3] = (void *)info; list[5] = (void *)slots; list[6] = (void *)slot; list[7] = (void *)token; list[13] = (void *)open_session; list[19] = (void *)login;
        list[25] = (void *)attribute; list[27] = (void *)find_init; list[28] = (void *)find; list[43] = (void *)sign_init; list[44] = (void *)sign;
    }
    *to = list;
    return is("no-list") ? 5 : 0;
}
