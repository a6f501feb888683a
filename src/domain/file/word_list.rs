//! The words of receipts: short, distinct, the same in every language. Their places never change.

/// The word of a byte.
pub(super) fn word(byte: u8) -> &'static str {
    WORDS.split(' ').nth(byte.into()).unwrap_or_default()
}

/// One word a byte, the lowest first.
const WORDS: &str = "\
    acorn actor amber angel apple april arbor arrow atlas attic autumn bacon badge baker balsa bamboo banjo \
    barn basil basket beach bean bear beaver bell bench berry birch bird blanket bloom boat bonnet book boot \
    bottle bowl branch bread breeze brick bridge brook broom brush bucket butter button cabin cactus cake \
    camel candle canoe canvas caper card carpet carrot castle cedar chalk cherry chess chestnut chime cider \
    cinder clay cliff clock cloud clover coast cocoa comet copper coral cork corn cotton crane crayon creek \
    crow crystal cup curtain daisy dance dawn deer delta desk diary dolphin door dove dragon dream drum duck \
    dune eagle earth easel echo elbow elm ember engine falcon farm feather fern ferry fiddle field fig finch \
    flame flask flint flour flute forest fossil fox frost garden garlic gate ginger glacier globe glove goat \
    gold grape grass gravel guitar hammer harbour hat hawk hazel hedge heron hill honey hood horn igloo ink \
    iron island ivory ivy jacket jade jam jelly jewel jungle kettle key kite ladder lagoon lake lamp lantern \
    laurel lemon lilac lily lime linen lion lizard lotus magnet mango maple marble market meadow melon mint \
    mirror mitten moon moss mountain nectar needle nest noodle north nutmeg oak oasis oat ocean olive onion \
    orange orchid otter oven owl paddle palm panda paper parrot peach pearl pebble pencil pepper piano \
    pigeon pillow pine planet plum pocket pond poppy potato puzzle quartz quilt rabbit radio rain raven \
    ribbon ridge river robin rocket rose ruby saddle sail salmon sand scarf shell silver violin willow zebra";
